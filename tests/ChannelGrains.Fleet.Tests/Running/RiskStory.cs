using System.Text.RegularExpressions;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary>Reads the story of risk from what a demo has told.</summary>
internal static partial class RiskStory
{
    /// <summary>Whose level rose and for what, by kind of factor; of each the action was begun and done by one person and verified by the other, in this order.</summary>
    public static IReadOnlyList<(string Partner, string Kind)> ActedOn(string output)
    {
        var told = Risen().Matches(output).Select(rise => (Partner: rise.Groups[1].Value, Kind: rise.Groups[2].Value)).Distinct().ToList();
        foreach (var (partner, _) in told)
        {
            var action = Regex.Escape(partner) + " \u201c[^\u201d]*\u201d is ";
            Assert.Matches($"(?s){action}begun by Ann.*{action}done by Ann: .*{action}verified by Bob", output);
        }
        string[] kinds = ["SALES_DROP", "RETURN_SPIKE", "DIVERSION", "FEED_SILENT"];
        return [.. told.OrderBy(one => Array.IndexOf(kinds, one.Kind))];
    }

    [GeneratedRegex("[0-9]{2}-[0-9]{2} [0-9:]{5} ([^\n]*) is at [A-Z]+, for ([A-Z_]+): score ")]
    private static partial Regex Risen();
}
