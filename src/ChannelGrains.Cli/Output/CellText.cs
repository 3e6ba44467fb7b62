using System.Globalization;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Output;

/// <summary>Text as wide as a terminal shows it: a Chinese character takes two cells.</summary>
internal static class CellText
{
    private const string Cut = "…";

    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>The text, or as much of its beginning as fits with a … behind it.</summary>
    public static string Fit(string text, int width)
    {
        if (Width(text) <= width)
            return text;

        var (end, used) = (0, Width(Cut));
        while (true)
        {
            var element = StringInfo.GetNextTextElementLength(text, end);
            used += Width(text.Substring(end, element));
            if (used > width)
                return text[..end] + Cut;

            end += element;
        }
    }
}
