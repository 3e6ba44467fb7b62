using System.Text.Json;
using ChannelGrains.Cli.Numbers;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>A mapping as read, not yet bound to the columns of a file. The format is explained in Mappings/template.json.</summary>
internal sealed record MappingDocument
{
    /// <summary>Folder of the mapping, where lookups are looked for last.</summary>
    public required string Directory { get; init; }

    /// <summary>The source to register; its id and mode can be overruled by options.</summary>
    public required Source Source { get; init; }

    /// <summary>Particulars of partners that the import creates.</summary>
    public required Partner PartnerDefaults { get; init; }

    /// <summary>How the data is written.</summary>
    public required FileFormat Format { get; init; }

    public required NumberFormat Numbers { get; init; }

    public required MappingObject Root { get; init; }

    public required MappingObject Fields { get; init; }

    // Amounts are sent with six decimals.
    private const int MaxRound = 6;

    private static readonly string[] RootNames =
    [
        "source", "partners", "delimiter", "encoding", "decimal", "thousands", "round", "lookups", "skip", "fields",
    ];

    private static readonly string[] FieldNames =
    [
        "transaction_id", "partner_id", "partner_name", "occurred_at", "kind", "amount", "quantity", "cost", "currency", "category",
        "region", "customer_id", "store_id", "sku", "original_transaction_id",
    ];

    /// <summary>Reads a mapping file; a name without a folder is also looked for among those that come with channelctl.</summary>
    /// <exception cref="MappingException">It does not exist or is not a mapping.</exception>
    public static MappingDocument Read(string nameOrPath)
    {
        var path = FindFile(nameOrPath);
        JsonElement json;
        try
        {
            using var text = new StreamReader(new CheckedText(File.OpenRead(path), null));
            using var document = JsonDocument.Parse(
                text.ReadToEnd(), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            json = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new MappingException($"{path} is not JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is MappingException or IOException or UnauthorizedAccessException)
        {
            throw new MappingException($"Cannot read the mapping {path}: {exception.Message}");
        }

        RefuseNamesTwice(json, "mapping");

        var root = new MappingObject(json, "mapping", RootNames);
        return new MappingDocument
        {
            Directory = Path.GetDirectoryName(Path.GetFullPath(path))!,
            Source = ReadSource(root),
            PartnerDefaults = ReadPartnerDefaults(root),
            Format = ReadFormat(root),
            Numbers = ReadNumbers(root),
            Root = root,
            Fields = root.Element("fields") is { } fields
                ? new MappingObject(fields, "fields", FieldNames)
                : throw new MappingException("Mapping: fields is missing."),
        };
    }

    /// <summary>How a file is written, as <paramref name="holder"/> says it.</summary>
    /// <exception cref="MappingException">The delimiter is not one ASCII character, or the encoding is not known.</exception>
    public static FileFormat ReadFormat(MappingObject holder)
    {
        var delimiter = holder.Text("delimiter");
        if (delimiter is not null && (delimiter.Length != 1 || !char.IsAscii(delimiter[0]) || delimiter[0] is '"' or '\r' or '\n'))
            throw new MappingException($"Mapping: {holder.Path}.delimiter must be one ASCII character, such as \",\", \";\" or \"\\t\".");

        var name = holder.Text("encoding");
        var encoding = name is null ? null : TextEncoding.Named(name) ?? throw new MappingException(
            $"Mapping: {holder.Path}.encoding '{name}' is not known; there are utf-8, utf-16, gb18030, gbk, big5, shift_jis, euc-kr, windows-1252 and the like.");
        return new FileFormat(delimiter?[0], encoding);
    }

    private static NumberFormat ReadNumbers(MappingObject root)
    {
        var point = root.Text("decimal") switch
        {
            null or "." => '.',
            "," => ',',
            _ => throw new MappingException("Mapping: decimal must be \".\" or \",\"."),
        };
        var thousands = root.Text("thousands");
        if (thousands is not (null or "," or "." or " " or "'") || thousands?[0] == point)
            throw new MappingException("Mapping: thousands must be \",\", \".\", \" \" or \"'\", and another one than decimal.");

        var round = root.Integer("round");
        return round is null or (>= 0 and <= MaxRound)
            ? new NumberFormat(point, thousands?[0], round)
            : throw new MappingException($"Mapping: round must lie between 0 and {MaxRound}, as 2 for cents.");
    }

    /// <summary>JSON takes the last of two values with one name; here one of them is a slip.</summary>
    private static void RefuseNamesTwice(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
                RefuseNamesTwice(item, $"{path}[{index++}]");
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                if (!names.Add(property.Name))
                    throw new MappingException($"Mapping: {path} has '{property.Name}' twice. Keep one of them.");

                RefuseNamesTwice(property.Value, $"{path}.{property.Name}");
            }
        }
    }

    private static string FindFile(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
            return nameOrPath;

        var shipped = Path.Combine(AppContext.BaseDirectory, "Mappings");
        var named = Path.Combine(shipped, nameOrPath + ".json");
        if (!nameOrPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(named))
            return named;

        var files = System.IO.Directory.Exists(shipped) ? System.IO.Directory.GetFiles(shipped, "*.json") : [];
        var names = files.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        throw new MappingException($"There is no mapping {nameOrPath}. Give a path, or one of: {string.Join(", ", names)}.");
    }

    private static Source ReadSource(MappingObject root)
    {
        if (root.Element("source") is not { } element)
            return new Source { Mode = SourceMode.Keyed };

        var source = new MappingObject(element, "source", "id", "mode", "display_name", "max_age_days");
        return new Source
        {
            SourceId = source.Text("id") ?? "",
            DisplayName = source.Text("display_name") ?? "",
            MaxAgeDays = source.Integer("max_age_days") ?? 0,
            Mode = source.Text("mode") switch
            {
                null or "KEYED" => SourceMode.Keyed,
                "SEQUENCED" => SourceMode.Sequenced,
                _ => throw new MappingException("Mapping: source.mode must be KEYED or SEQUENCED."),
            },
        };
    }

    private static Partner ReadPartnerDefaults(MappingObject root)
    {
        if (root.Element("partners") is not { } element)
            return new Partner();

        var partners = new MappingObject(element, "partners", "channel_type", "region", "time_zone", "currency");
        return new Partner
        {
            ChannelType = partners.Text("channel_type") switch
            {
                null => ChannelType.Unspecified,
                "INTERNAL" => ChannelType.Internal,
                "INTERMEDIARY" => ChannelType.Intermediary,
                "DIRECT" => ChannelType.Direct,
                _ => throw new MappingException("Mapping: partners.channel_type must be INTERNAL, INTERMEDIARY or DIRECT."),
            },
            Region = partners.Text("region") ?? "",
            TimeZone = partners.Text("time_zone") ?? "",
            CurrencyCode = partners.Text("currency") ?? "",
        };
    }
}
