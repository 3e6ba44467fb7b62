using System.Diagnostics;

namespace ChannelGrains.Testing;

/// <summary>Waits for processes that may not end.</summary>
public static class ProcessEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits for its end; kills it and fails when that takes too long.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> EndAsync(this Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {Patience.TotalMinutes} minutes.");
        }
        return process.ExitCode;
    }
}
