using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>A row as it will be sent.</summary>
internal readonly record struct MappedRow(ImportPartner Partner, Transaction Transaction);
