{{- define "plumbline.labels" -}}
app.kubernetes.io/name: plumbline
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- /* Call with (dict "root" $ "role" "writer"). */ -}}
{{- define "plumbline.selector" -}}
app.kubernetes.io/name: plumbline
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{- define "plumbline.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "plumbline.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 90
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* What every container has in common: (dict "root" $). Ready when it says so; alive as long as it answers at all. */ -}}
{{- define "plumbline.container" -}}
image: {{ include "plumbline.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
ports:
  - { name: http, containerPort: 8180 }
env:
  - { name: PLUMBLINE_DATA, value: /var/lib/plumbline }
  - { name: PLUMBLINE_LISTEN, value: "0.0.0.0:8180" }
  - { name: PLUMBLINE_LOG_FORMAT, value: json }
  {{- with .root.Values.extraEnv }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
# Views that are made again from a long log take minutes.
startupProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 2, failureThreshold: 900 }
readinessProbe: { httpGet: { path: /readyz, port: http }, periodSeconds: 5, timeoutSeconds: 5 }
livenessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
{{- end }}

{{- define "plumbline.peopleArgs" -}}
{{- if .Values.https }}
- --https
{{- end }}
{{- range .Values.proxies }}
- --proxy={{ . }}
{{- end }}
{{- end }}

{{- /* (dict "root" $ "role" "writer") */ -}}
{{- define "plumbline.natsArgs" -}}
- --nats={{ .root.Values.nats.url }}
- --nats-nkey=/etc/plumbline/nats/{{ .role }}.nk
- --nats-ca=/etc/plumbline/nats/ca.pem
{{- end }}

{{- define "plumbline.natsVolume" -}}
- name: nats
  secret:
    secretName: {{ required "nats.secret: the Secret with the nkeys and ca.pem" .root.Values.nats.secret }}
    defaultMode: 0440
    items: [{ key: {{ .role }}.nk, path: {{ .role }}.nk }, { key: ca.pem, path: ca.pem }]
{{- end }}

{{- define "plumbline.gatewayVolume" -}}
- name: gateway
  secret:
    secretName: {{ required "gateway.secret: the Secret with the key that the gateway and its services share" .Values.gateway.secret }}
    defaultMode: 0440
    items: [{ key: key, path: key }]
{{- end }}
