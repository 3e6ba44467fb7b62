using System.Diagnostics;

namespace ChannelGrains.Guides.Tests;

/// <summary>A program of others that looks at files of the repository.</summary>
internal static class ToolRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code, and what it said where that is not 0.</returns>
    public static async Task<(int Code, string Said)> OfAsync(string program, IEnumerable<string> arguments, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory ?? "" };
        using var tool = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (tool.StandardOutput.ReadToEndAsync(patience.Token), tool.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await tool.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!tool.HasExited)
                tool.Kill(entireProcessTree: true);
        }
        return (tool.ExitCode, tool.ExitCode == 0 ? "" : await output + await error);
    }
}
