using System.Text.Json;

namespace ChannelGrains.Datasets.Tests.Iowa;

/// <summary>Figures of an import's JSON summary.</summary>
internal static class Import
{
    /// <summary>Rows of the sales file.</summary>
    public const long Rows = 1_303_880;

    public static long Count(this JsonElement summary, string name) => summary.GetProperty(name).GetInt64();

    public static (long Accepted, long Duplicates) Outcome(this JsonElement summary) => (summary.Count("accepted"), summary.Count("duplicates"));
}
