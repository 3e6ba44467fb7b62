using ChannelGrains.Client;
using Spectre.Console;

namespace ChannelGrains.Fleet.Views;

/// <summary>Lines, not wrapped at the width of a terminal that is none; what others wrote in them does not steer it.</summary>
internal static class ConsoleLines
{
    public static void Line(this IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(ForeignText.Shown(text));
}
