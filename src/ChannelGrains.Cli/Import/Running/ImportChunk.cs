namespace ChannelGrains.Cli.Import;

/// <summary>Rows that travel from reading to sending together, so that new partners are made ready side by side.</summary>
internal sealed class ImportChunk
{
    public const int Capacity = 4_096;

    public List<MappedRow> Rows { get; } = new(Capacity);

    /// <summary>Partners whose first row is here.</summary>
    public List<ImportPartner> NewPartners { get; } = [];
}
