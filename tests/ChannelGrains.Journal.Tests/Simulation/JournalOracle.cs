using System.Text;

namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>What was tried and what was acknowledged, to hold a recovered store against. Safe for several threads.</summary>
internal sealed class JournalOracle
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Attempt>> _attempts = [];
    private readonly Dictionary<string, Attempt> _stored = [];

    public int Acknowledged { get; private set; }

    public Attempt Try(string journal, long version, Random random)
    {
        var attempt = new Attempt(journal, version, Guid.NewGuid().ToString("N") + new string('p', random.Next(random.Next(8) == 0 ? 6000 : 300)));
        lock (_gate)
            (_attempts.TryGetValue(Key(journal, version), out var known) ? known : _attempts[Key(journal, version)] = []).Add(attempt);
        return attempt;
    }

    public void Acknowledge(Attempt attempt)
    {
        lock (_gate)
        {
            Acknowledged++;
            if (!_stored.TryAdd(Key(attempt.Journal, attempt.Version), attempt))
                throw new LostRecordException($"Version {attempt.Version} of {attempt.Journal} was acknowledged twice.");
        }
    }

    /// <summary>The store said that it is lost for good, so it must never be seen.</summary>
    public void Lose(Attempt attempt)
    {
        lock (_gate)
            _attempts[Key(attempt.Journal, attempt.Version)].Remove(attempt);
    }

    /// <summary>Reads everything back. What is found now counts as stored from now on.</summary>
    public async Task CheckAsync(IJournalStore store, IEnumerable<string> journals)
    {
        var index = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var found = new HashSet<string>();
        foreach (var name in journals)
        {
            var journal = await store.OpenAsync(new JournalName(name), CancellationToken.None);
            var records = await store.ReadAsync(journal, 1, int.MaxValue, CancellationToken.None);
            Require(records.Count == journal.Version, $"{name} is at {journal.Version} but has {records.Count} records");
            for (var at = 0; at < records.Count; at++)
            {
                Require(records[at].Version == at + 1, $"{name} holds {records[at].Version} where {at + 1} belongs");
                found.Add(Key(name, at + 1));
                Identify(name, at + 1, Encoding.UTF8.GetString(records[at].Payload.Span)).ApplyTo(index);
            }
        }
        foreach (var (key, attempt) in _stored)
            Require(found.Contains(key), $"acknowledged version {attempt.Version} of {attempt.Journal} is gone");
        await CheckIndexAsync(store, index);
    }

    private Attempt Identify(string journal, long version, string payload)
    {
        var attempt = _attempts.GetValueOrDefault(Key(journal, version))?.Find(tried => tried.Payload == payload);
        Require(attempt is not null, $"version {version} of {journal} holds what nobody appended");
        if (_stored.TryGetValue(Key(journal, version), out var stored))
            Require(stored == attempt, $"version {version} of {journal} is not what was acknowledged");
        return _stored[Key(journal, version)] = attempt!;
    }

    private static async Task CheckIndexAsync(IJournalStore store, SortedDictionary<string, string> expected)
    {
        var entries = await store.ScanIndexAsync(default, default, int.MaxValue, false, CancellationToken.None);
        var actual = entries.Select(entry => $"{Encoding.UTF8.GetString(entry.Key.Span)}={Encoding.UTF8.GetString(entry.Value.Span)}");
        Require(
            actual.SequenceEqual(expected.Select(entry => $"{entry.Key}={entry.Value}")), "the index does not agree with the records");
        var reads = new IndexReads();
        foreach (var key in expected.Keys)
            reads.Add(Encoding.UTF8.GetBytes(key));
        reads.Add("never written"u8);
        await store.ReadIndexAsync(reads, CancellationToken.None);
        for (var number = 0; number < expected.Count; number++)
            Require(reads.Found(number), "a look-up misses what a scan finds");
        Require(!reads.Found(expected.Count), "a look-up finds what was never written");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new LostRecordException(otherwise);
    }

    private static string Key(string journal, long version) => $"{journal}@{version}";
}
