using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Embedded;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>
/// Several lives of one store under writers, from the creation of its directory on, each ended by a loss of power at a random change of a file, a
/// failed sync, a kill or a close, and each begun with a check.
/// The seed decides faults, sizes and data; which writer comes first is up to the threads.
/// </summary>
internal sealed class PowerLossRun(int seed, bool syncWorks, EventCounts log) : IDisposable
{
    private const string DataDirectory = "/srv/data";
    private const string JournalDirectory = DataDirectory + "/journal";
    private const string KeyFile = DataDirectory + "/some.key";
    private static readonly string[] Journals = ["partner/1", "partner/2", "partner/3", "market/1", "run/1", "programme"];

    // What the database does to a disk is not under test, only what it remembers.
    private static readonly string FastestDirectory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly Random _random = new(seed);
    private readonly LossyFileSystem _fs = new() { SyncWorks = syncWorks };
    private readonly JournalOracle _oracle = new();
    private readonly FakeTimeProvider _time = new();
    private readonly string _root = Path.Combine(FastestDirectory, $"power-loss-{Guid.NewGuid():N}");

    private string IndexDirectory => Path.Combine(_root, "index");

    private string OlderIndex => Path.Combine(_root, "older");

    public int Acknowledged => _oracle.Acknowledged;

    public int LogFiles => _fs.Paths.Count(path => path.EndsWith(".log", StringComparison.Ordinal));

    public async Task RunAsync()
    {
        for (var life = 0; life < 3; life++)
        {
            await LiveAsync(mayEndWell: life == 0);
            if (_random.Next(3) == 0)
            {
                if (_random.Next(2) == 0)
                    _fs.FailToWrite(_random);
                _fs.KillProcess();
            }
            else
                _fs.LosePower(_random);
            LoseIndex();
        }
        await using var store = await OpenAsync();
        await _oracle.CheckAsync(store, Journals);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task LiveAsync(bool mayEndWell)
    {
        if (_random.Next(mayEndWell ? 2 : 5) == 0)
            _fs.StepsToPowerLoss = _random.Next(30);
        if (_random.Next(3) == 0)
            _fs.SyncsToFailure = _random.Next(25);
        EmbeddedJournalStore store;
        try
        {
            store = await OpenAsync();
        }
        catch (IOException exception) when (exception is PowerLostException || exception.Message.StartsWith("Injected", StringComparison.Ordinal))
        {
            return;
        }
        try
        {
            await _oracle.CheckAsync(store, Journals);
            if (_fs.StepsToPowerLoss < 0)
                _fs.StepsToPowerLoss = _random.Next(mayEndWell ? 200 : 60);
            if (_random.Next(3) == 0)
                _fs.WritesToDiskFull = _random.Next(20);
            var seeds = Enumerable.Range(0, 3).Select(_ => _random.Next()).ToArray();
            await Task.WhenAll(seeds.Select(writer => Task.Run(() => WriteAsync(store, new Random(writer)))));
            if (_random.Next(3) > 0)
                _fs.CutPower();
        }
        catch (PowerLostException)
        {
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private async Task WriteAsync(EmbeddedJournalStore store, Random random)
    {
        var waiting = new List<(Attempt Attempt, CommitTicket Ticket)>();
        for (var append = 0; append < 60; append++)
        {
            var name = Journals[random.Next(Journals.Length)];
            var journal = await store.OpenAsync(new JournalName(name), CancellationToken.None);
            for (var burst = random.Next(1, 6); burst > 0; burst--)
            {
                var version = journal.Version;
                var attempt = _oracle.Try(name, version + 1, random);
                var result = store.Append(journal, version, System.Text.Encoding.UTF8.GetBytes(attempt.Payload), attempt.IndexWrites());
                if (result.Status == AppendStatus.Closed)
                {
                    await SettleAsync(store, waiting);
                    return;
                }
                if (result.Status == AppendStatus.Queued)
                    waiting.Add((attempt, result.Ticket));
                else
                    _oracle.Lose(attempt);
                if (result.Status == AppendStatus.Full)
                    _time.Advance(TimeSpan.FromSeconds(1));
            }
            if (random.Next(3) == 0)
                await SettleAsync(store, waiting);
        }
        await SettleAsync(store, waiting);
    }

    private async Task SettleAsync(EmbeddedJournalStore store, List<(Attempt Attempt, CommitTicket Ticket)> waiting)
    {
        foreach (var (attempt, ticket) in waiting)
            if (await store.WhenCommitted(ticket, CancellationToken.None) == CommitOutcome.Committed)
                _oracle.Acknowledge(attempt);
            else if (ticket.Generation < store.Generation)
                _oracle.Lose(attempt);
        waiting.Clear();
    }

    private Task<EmbeddedJournalStore> OpenAsync()
    {
        DirectoryTree.Create(_fs, DataDirectory);
        if (!_fs.FileExists(KeyFile))
        {
            if (_fs.DirectoryExists(JournalDirectory))
                throw new LostRecordException("the key that was made before the first journal is gone");
            DurableFile.Write(_fs, KeyFile, "key"u8);
        }
        var options = new EmbeddedJournalOptions
        {
            Content = JournalHarness.Content,
            Directory = JournalDirectory,
            IndexDirectory = IndexDirectory,
            SegmentBytes = 8192 << (seed % 3),
            MaxGroupBytes = 1024 << (seed % 4),
            MaxRecordBytes = 16 * 1024,
            CheckpointBytes = 4096 << (seed % 5),
            ReserveBytes = 0,
            IndexCacheBytes = EmbeddedJournalOptions.MiB,
            IndexBufferBytes = 64 * 1024,
        };
        return EmbeddedJournalStore.OpenAsync(
            options, _fs, log, new JournalInstruments(null), _time, _ => { }, CancellationToken.None);
    }

    // The database is on a real disk: what it would be after a loss of power is some earlier state of itself, or nothing.
    private void LoseIndex()
    {
        var fate = _random.Next(4);
        if (fate == 0 && Directory.Exists(IndexDirectory))
            Directory.Delete(IndexDirectory, recursive: true);
        else if (fate == 1 && Directory.Exists(OlderIndex))
            Copy(OlderIndex, IndexDirectory);
        else if (Directory.Exists(IndexDirectory) && _random.Next(2) == 0)
            Copy(IndexDirectory, OlderIndex);
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from))
            File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
    }
}
