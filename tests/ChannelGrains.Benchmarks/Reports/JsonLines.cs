using System.Text.Json;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>A line of JSON for each thing measured, behind one for the machine.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Write(string path, params IEnumerable<object> items) =>
        File.WriteAllLines(path, items.Select(item => JsonSerializer.Serialize(item, item.GetType(), Options)));
}
