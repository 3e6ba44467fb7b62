using ChannelGrains.Cli.Import;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Datasets.Tests.Datasets;

/// <summary>The rows of a file as channelctl maps them, for tests that send them in their own way.</summary>
internal static class MappedRows
{
    public static IEnumerable<(string PartnerId, Transaction Transaction)> Read(string path, string map)
    {
        var mapping = MappingDocument.Read(map);
        using var file = CsvSource.Open(path, mapping.Format);
        var rules = MappingBinder.Bind(mapping, file, [Path.GetDirectoryName(path)!]);
        var mapper = new RowMapper(rules);
        while (file.Read())
            yield return (PartnerIdRule.Apply(rules.PartnerId.Text(file.Row), rules.PartnerId.Label), mapper.Map(file.Row));
    }
}
