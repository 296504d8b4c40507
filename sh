deploy: three servers of NATS, one of them lost, in the full run
