using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelGrains.Ingest.V1;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>Binds a mapping to one file: loads its lookups, finds its columns, makes its rules.</summary>
internal sealed class MappingBinder
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly MappingDocument _mapping;
    private readonly CsvSource _file;
    private readonly ValueBinder _values;

    private MappingBinder(MappingDocument mapping, CsvSource file, ValueBinder values)
    {
        _mapping = mapping;
        _file = file;
        _values = values;
    }

    /// <param name="mapping">The mapping.</param>
    /// <param name="file">The data, open.</param>
    /// <param name="folders">Where lookup files may be, first match wins.</param>
    /// <exception cref="MappingException">The mapping does not fit the file, or a lookup is missing.</exception>
    public static RowRules Bind(MappingDocument mapping, CsvSource file, IReadOnlyList<string> folders)
    {
        var lookups = LoadLookups(mapping, folders);
        return new MappingBinder(mapping, file, new ValueBinder(file, lookups, mapping.DecimalPoint)).Rules();
    }

    private static Dictionary<string, Lookup> LoadLookups(MappingDocument mapping, IReadOnlyList<string> folders)
    {
        Dictionary<string, Lookup> lookups = new(StringComparer.Ordinal);
        foreach (var (element, path) in mapping.Root.List("lookups"))
        {
            var spec = new MappingObject(element, path, "name", "file", "key", "from", "delimiter");
            var name = spec.RequiredText("name");
            var fileName = spec.RequiredText("file");
            var found = folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists)
                ?? throw new MappingException(
                    $"Mapping: {path}.file '{fileName}' is in none of: {string.Join(", ", folders)}. Say --lookups DIR.");
            lookups[name] = Lookup.Load(
                name, spec.RequiredText("from"), found, spec.RequiredText("key"), MappingDocument.ReadDelimiter(spec));
        }

        return lookups;
    }

    private RowRules Rules() => new()
    {
        Skips = Skips(),
        PartnerId = Required("partner_id"),
        PartnerName = Optional("partner_name"),
        TransactionId = TransactionId(),
        OccurredAt = OccurredAt(),
        Kind = Kind(),
        Amount = Number("amount") ?? throw Missing("amount"),
        Quantity = Number("quantity"),
        Cost = Number("cost"),
        Currency = Required("currency"),
        Category = Optional("category"),
        Region = Optional("region"),
        CustomerId = Optional("customer_id"),
        StoreId = Optional("store_id"),
        Sku = Optional("sku"),
        OriginalTransactionId = Optional("original_transaction_id"),
    };

    private RowValue Required(string name) => Optional(name) ?? throw Missing(name);

    private RowValue? Optional(string name) =>
        _mapping.Fields.Element(name) is { } element ? _values.Text(element, $"fields.{name}") : null;

    private RowValue? Number(string name) =>
        _mapping.Fields.Element(name) is { } element ? _values.Number(element, $"fields.{name}") : null;

    private List<SkipRule> Skips()
    {
        List<SkipRule> rules = [];
        foreach (var (element, path) in _mapping.Root.List("skip"))
        {
            var rule = new MappingObject(element, path, "name", "column", "when", "unless");
            var (when, unless) = (rule.Text("when"), rule.Text("unless"));
            if ((when is null) == (unless is null))
            {
                throw new MappingException(
                    $"Mapping: {path} needs one of \"when\" (skip what matches) and \"unless\" (skip what does not).");
            }

            try
            {
                var pattern = new Regex((when ?? unless)!, RegexOptions.CultureInvariant | RegexOptions.Compiled, PatternTimeout);
                rules.Add(new SkipRule(rule.RequiredText("name"), _file.IndexOf(rule.RequiredText("column")), pattern, when is not null));
            }
            catch (ArgumentException e)
            {
                throw new MappingException($"Mapping: {path} is not a regular expression: {e.Message}");
            }
        }

        return rules;
    }

    private TransactionIdRule TransactionId()
    {
        var element = _mapping.Fields.Element("transaction_id") ?? throw Missing("transaction_id");
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("row_hash", out var hash))
        {
            _ = new MappingObject(element, "fields.transaction_id", "row_hash");
            return hash.ValueKind == JsonValueKind.True
                ? new RowHashTransactionId()
                : throw new MappingException("Mapping: fields.transaction_id.row_hash must be true.");
        }

        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("ordinal", out var within))
        {
            _ = new MappingObject(element, "fields.transaction_id", "ordinal");
            return new OrdinalTransactionId(_values.Text(within, "fields.transaction_id.ordinal"));
        }

        return new ColumnTransactionId(_values.Text(element, "fields.transaction_id"));
    }

    private TimeRule OccurredAt()
    {
        var element = _mapping.Fields.Element("occurred_at") ?? throw Missing("occurred_at");
        var rule = new MappingObject(element, "fields.occurred_at", "value", "format", "zone");
        var value = _values.Text(rule.Element("value") ?? throw Missing("occurred_at.value"), "fields.occurred_at.value");
        var format = rule.RequiredText("format");
        var zoneId = format == "rfc3339" ? "UTC" : rule.RequiredText("zone");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId)
            ?? throw new MappingException($"Mapping: fields.occurred_at.zone '{zoneId}' is not an IANA time zone, such as Europe/London.");
        try
        {
            return TimeRule.Create(value, format, zone);
        }
        catch (InvalidPatternException e)
        {
            throw new MappingException($"Mapping: fields.occurred_at.format: {e.Message} (uuuu-MM-dd, uuuu-MM-dd HH:mm:ss, rfc3339).");
        }
    }

    private KindRule Kind()
    {
        if (_mapping.Fields.Element("kind") is not { } element)
        {
            return new KindRule(null, new Dictionary<string, TransactionKind>());
        }

        var rule = new MappingObject(element, "fields.kind", "value", "values");
        var values = rule.Element("values") is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().ToDictionary(p => p.Name, p => KindNamed(p.Value.ToString(), p.Name), StringComparer.Ordinal)
            : throw Missing("kind.values");
        return new KindRule(_values.Text(rule.Element("value") ?? throw Missing("kind.value"), "fields.kind.value"), values);
    }

    private static TransactionKind KindNamed(string name, string key) => name switch
    {
        "SALE" => TransactionKind.Sale,
        "RETURN" => TransactionKind.Return,
        "VOID" => TransactionKind.Void,
        _ => throw new MappingException($"Mapping: fields.kind.values.{key} must be SALE, RETURN or VOID."),
    };

    private static MappingException Missing(string name) => new($"Mapping: fields.{name} is missing.");
}
