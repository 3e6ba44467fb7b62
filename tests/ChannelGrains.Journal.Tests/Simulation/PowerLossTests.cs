namespace ChannelGrains.Journal.Tests.Simulation;

public sealed class PowerLossTests
{
    private const int Seeds = 1000;
    private const int DiskFull = 2001;
    private const int TornTail = 2011;
    private const int IndexRebuilt = 2021;

    private readonly EventCounts _log = new();
    private int _acknowledged;
    private int _logFiles;

    [Fact]
    public async Task PowerLoss_AtAnyChange_KeepsEveryAcknowledgedRecordOnce()
    {
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForAsync(0, Seeds, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (seed, _) =>
        {
            if (await FailureOfAsync(seed, syncWorks: true) is { } failure)
                failures.Add($"seed {seed}: {failure}");
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} seeds failed:\n{string.Join("\n", failures.Order().Take(5))}");
        TestContext.Current.SendDiagnosticMessage(
            "{0} records acknowledged, {1} log files, {2} torn ends, {3} indexes rebuilt, {4} times full",
            _acknowledged, _logFiles, _log[TornTail], _log[IndexRebuilt], _log[DiskFull]);
        Assert.True(_acknowledged > Seeds * 20 && _logFiles > Seeds * 2 && _log[TornTail] > Seeds / 10 && _log[IndexRebuilt] > Seeds && _log[DiskFull] > Seeds / 10);
    }

    [Fact]
    public async Task PowerLoss_DiskThatDoesNotSync_IsNoticed()
    {
        for (var seed = 0; seed < 20; seed++)
            if (await FailureOfAsync(seed, syncWorks: false) is not null)
                return;
        Assert.Fail("Twenty losses of power without a single sync broke nothing: the simulation proves nothing.");
    }

    private async Task<Exception?> FailureOfAsync(int seed, bool syncWorks)
    {
        using var run = new PowerLossRun(seed, syncWorks, _log);
        try
        {
            await run.RunAsync();
            Interlocked.Add(ref _acknowledged, run.Acknowledged);
            Interlocked.Add(ref _logFiles, run.LogFiles);
            return null;
        }
        catch (Exception exception) when (exception is LostRecordException or JournalCorruptException)
        {
            return exception;
        }
    }
}
