module extism

go 1.24
