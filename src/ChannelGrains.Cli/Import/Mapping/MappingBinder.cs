using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelGrains.Ingest.V1;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>Binds a mapping to one file: loads its lookups, finds its columns, makes its rules.</summary>
internal sealed class MappingBinder
{
    private const int AmountDecimals = 6;
    private const int QuantityDecimals = 3;
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
        return new MappingBinder(mapping, file, new ValueBinder(file, lookups, mapping.Numbers)).Rules();
    }

    private static Dictionary<string, Lookup> LoadLookups(MappingDocument mapping, IReadOnlyList<string> folders)
    {
        var lookups = new Dictionary<string, Lookup>(StringComparer.Ordinal);
        foreach (var (element, path) in mapping.Root.List("lookups"))
        {
            var spec = new MappingObject(element, path, "name", "file", "key", "from", "delimiter", "encoding");
            var name = spec.RequiredText("name");
            var fileName = spec.RequiredText("file");
            var found = folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists)
                ?? throw new MappingException(
                    $"Mapping: {path}.file '{fileName}' is in none of: {string.Join(", ", folders)}. Say --lookups DIR.");
            var lookup = Lookup.Load(name, spec.RequiredText("from"), found, spec.RequiredText("key"), MappingDocument.ReadFormat(spec));
            if (!lookups.TryAdd(name, lookup))
                throw new MappingException($"Mapping: {path}.name '{name}' is there twice.");
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
        Amount = Number("amount", AmountDecimals, _mapping.Numbers.Round) ?? throw Missing("amount"),
        Quantity = Number("quantity", QuantityDecimals, _mapping.Numbers.Round is null ? null : QuantityDecimals),
        Cost = Number("cost", AmountDecimals, _mapping.Numbers.Round),
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

    private NumberRule? Number(string name, int decimals, int? round) =>
        _mapping.Fields.Element(name) is { } element ? new NumberRule(_values.Number(element, $"fields.{name}"), decimals, round) : null;

    private List<SkipRule> Skips()
    {
        List<SkipRule> rules = [];
        foreach (var (element, path) in _mapping.Root.List("skip"))
        {
            var rule = new MappingObject(element, path, "name", "column", "when", "unless");
            var (when, unless) = (rule.Text("when"), rule.Text("unless"));
            if ((when is null) == (unless is null))
                throw new MappingException(
                    $"Mapping: {path} needs one of \"when\" (skip what matches) and \"unless\" (skip what does not).");

            var name = rule.RequiredText("name");
            if (rules.Exists(other => other.Name == name))
                throw new MappingException($"Mapping: {path}.name '{name}' is there twice; the summary counts rows by it.");

            rules.Add(new SkipRule(name, _file.IndexOf(rule.RequiredText("column")), Pattern((when ?? unless)!, path), when is not null));
        }

        return rules;
    }

    /// <summary>Takes time in proportion to the text, unless the pattern needs what only backtracking can: then there is a limit.</summary>
    private static Regex Pattern(string pattern, string path)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, PatternTimeout);
        }
        catch (ArgumentException exception)
        {
            throw new MappingException($"Mapping: {path} is not a regular expression: {exception.Message}");
        }
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
        var isDate = TimeRule.IsBareDate(format);
        var named = rule.Text("zone");
        var zoneId = format == TimeRule.Rfc3339 ? "UTC" : isDate ? named ?? PartnersZone() : rule.RequiredText("zone");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId)
            ?? throw new MappingException($"Mapping: fields.occurred_at.zone '{zoneId}' is not an IANA time zone, such as Europe/London.");
        try
        {
            return TimeRule.Create(value, format, zone, named);
        }
        catch (InvalidPatternException exception)
        {
            throw new MappingException($"Mapping: fields.occurred_at.format: {exception.Message} (uuuu-MM-dd, uuuu-MM-dd HH:mm:ss, rfc3339).");
        }
    }

    // One that the mapping fixes: a date must be the same transaction in every run.
    private string PartnersZone() => _mapping.PartnerDefaults.TimeZone is { Length: > 0 } zone ? zone : "UTC";

    private KindRule Kind()
    {
        if (_mapping.Fields.Element("kind") is not { } element)
            return new KindRule(null, new Dictionary<string, TransactionKind>());

        var rule = new MappingObject(element, "fields.kind", "value", "values");
        if (rule.Element("values") is not { ValueKind: JsonValueKind.Object } map)
            throw Missing("kind.values");

        var values = new Dictionary<string, TransactionKind>(StringComparer.Ordinal);
        foreach (var property in map.EnumerateObject())
            if (!values.TryAdd(Blanks.Trim(property.Name), KindNamed(property.Value.ToString(), property.Name)))
                throw new MappingException($"Mapping: fields.kind.values has '{Blanks.Trim(property.Name)}' twice. Keep one of them.");

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
