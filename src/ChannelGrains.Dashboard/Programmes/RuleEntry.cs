using System.Globalization;

namespace ChannelGrains.Dashboard.Programmes;

/// <summary>Reads numbers that somebody entered into rules.</summary>
internal static class RuleEntry
{
    /// <summary>What is no whole number is one that the server refuses, so that it says so in its place.</summary>
    public static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
