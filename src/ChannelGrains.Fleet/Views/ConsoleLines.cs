using Spectre.Console;

namespace ChannelGrains.Fleet.Views;

/// <summary>Lines as they are: not wrapped at the width of a terminal that is none.</summary>
internal static class ConsoleLines
{
    public static void Line(this IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);
}
