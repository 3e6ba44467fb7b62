// Where the domain and the messages have the same name, the plain name is the domain's.
global using Lane = ChannelGrains.Domain.Ingest.Lane;
global using QuarantineReason = ChannelGrains.Domain.Ingest.QuarantineReason;
global using SourceMode = ChannelGrains.Domain.Sources.SourceMode;
global using TransactionKind = ChannelGrains.Domain.Sales.TransactionKind;
