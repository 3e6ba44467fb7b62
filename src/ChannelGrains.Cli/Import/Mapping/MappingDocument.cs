using System.Text.Json;
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

    public required char Delimiter { get; init; }

    public required char DecimalPoint { get; init; }

    public required MappingObject Root { get; init; }

    public required MappingObject Fields { get; init; }

    private static readonly string[] RootNames = ["source", "partners", "delimiter", "decimal", "lookups", "skip", "fields"];

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
            using var document = JsonDocument.Parse(
                File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            json = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new MappingException($"{path} is not JSON: {e.Message}");
        }

        var root = new MappingObject(json, "mapping", RootNames);
        return new MappingDocument
        {
            Directory = Path.GetDirectoryName(Path.GetFullPath(path))!,
            Source = ReadSource(root),
            PartnerDefaults = ReadPartnerDefaults(root),
            Delimiter = ReadDelimiter(root),
            DecimalPoint = root.Text("decimal") switch
            {
                null or "." => '.',
                "," => ',',
                _ => throw new MappingException("Mapping: decimal must be \".\" or \",\"."),
            },
            Root = root,
            Fields = root.Element("fields") is { } fields
                ? new MappingObject(fields, "fields", FieldNames)
                : throw new MappingException("Mapping: fields is missing."),
        };
    }

    /// <exception cref="MappingException">It is not one ASCII character.</exception>
    public static char ReadDelimiter(MappingObject holder)
    {
        var text = holder.Text("delimiter") ?? ",";
        return text.Length == 1 && char.IsAscii(text[0])
            ? text[0]
            : throw new MappingException($"Mapping: {holder.Path}.delimiter must be one ASCII character, such as \",\", \";\" or \"\\t\".");
    }

    private static string FindFile(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return nameOrPath;
        }

        var shipped = Path.Combine(AppContext.BaseDirectory, "Mappings");
        var named = Path.Combine(shipped, nameOrPath + ".json");
        if (!nameOrPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(named))
        {
            return named;
        }

        string[] files = System.IO.Directory.Exists(shipped) ? System.IO.Directory.GetFiles(shipped, "*.json") : [];
        var names = files.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        throw new MappingException($"There is no mapping {nameOrPath}. Give a path, or one of: {string.Join(", ", names)}.");
    }

    private static Source ReadSource(MappingObject root)
    {
        if (root.Element("source") is not { } element)
        {
            return new Source { Mode = SourceMode.Keyed };
        }

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
        {
            return new Partner();
        }

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
