namespace ChannelGrains.Cli.Import;

/// <summary>The partners met in the file so far.</summary>
internal sealed class PartnerDirectory
{
    private readonly Dictionary<string, ImportPartner> _byWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportPartner> _byId = new(StringComparer.Ordinal);

    public int Count => _byId.Count;

    public IEnumerable<ImportPartner> All => _byId.Values;

    /// <summary>The partner of a row; <paramref name="isNew"/> when it is met for the first time.</summary>
    /// <exception cref="MappingException">Two texts make the same id.</exception>
    /// <exception cref="BadRowException">The text makes no id.</exception>
    public ImportPartner Of(CsvRow row, RowRules rules, out bool isNew)
    {
        var written = row.Id(rules.PartnerId);
        isNew = !_byWritten.TryGetValue(written, out var partner);
        if (!isNew)
            return partner!;

        var id = PartnerIdRule.Apply(written, rules.PartnerId.Label);
        if (_byId.TryGetValue(id, out var other))
            throw new MappingException(
                $"Line {row.Line}: partners '{other.Written}' and '{written}' would both get the id '{id}'. "
                + "Map partner_id to another column.");

        partner = new ImportPartner(id, written, rules.PartnerName is { } name ? row.Text(name) : written, row.Line, _byId.Count);
        _byWritten.Add(written, partner);
        _byId.Add(id, partner);
        return partner;
    }
}
