using System.Text;
using CsCheck;

namespace ChannelGrains.Journal.Tests.Embedded;

/// <summary>Any sequence of operations leaves the store as it leaves a pair of dictionaries.</summary>
public sealed class ModelTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private static readonly Gen<int> Journal = Gen.Int[0, 4];
    private static readonly Gen<int> Key = Gen.Int[0, 9];

    private static readonly Gen<Operation> Operations = Gen.Frequency(
        (10, Gen.Select(Journal, Gen.Int[0, 2000], Gen.Select(Key, Gen.Bool).List[0, 4])
            .Select((journal, size, writes) => (Operation)new Append(journal, size, writes))),
        (2, Gen.Select(Journal, Gen.Int[-2, 2].Where(by => by != 0)).Select((journal, by) => (Operation)new Conflict(journal, by))),
        (3, Gen.Select(Journal, Gen.Int[1, 200], Gen.Int[1, 100]).Select((journal, from, max) => (Operation)new Read(journal, from, max))),
        (2, Journal.Select(journal => (Operation)new Snapshot(journal))),
        (1, Gen.Const((Operation)new Reopen())));

    [Fact]
    public Task Operations_InAnyOrder_AgreeWithTheModel() =>
        Operations.List[1, 120].SampleAsync(RunAsync, iter: 60, threads: 2);

    private static async Task RunAsync(List<Operation> operations)
    {
        await using var harness = new JournalHarness();
        var model = new Model { Store = await harness.OpenAsync() };
        foreach (var operation in operations)
        {
            if (operation is Reopen)
            {
                await model.Store.DisposeAsync();
                model.Store = await harness.OpenAsync();
            }
            await operation.RunAsync(model);
        }
        await model.CheckAsync();
    }

    private sealed class Model
    {
        private int _appends;

        public required IJournalStore Store { get; set; }

        public List<string>[] Records { get; } = [[], [], [], [], []];

        public long[] Snapshots { get; } = new long[5];

        public SortedDictionary<string, string> Index { get; } = new(StringComparer.Ordinal);

        public string NextPayload(int size) => $"{++_appends}:{new string('x', size)}";

        public ValueTask<JournalRef> OpenAsync(int journal) => Store.OpenAsync(Name(journal));

        public async Task CheckAsync()
        {
            for (var journal = 0; journal < Records.Length; journal++)
            {
                Assert.Equal(Records[journal], await Store.ReadAllAsync(Name(journal)));
                var snapshot = await Store.ReadSnapshotAsync(await OpenAsync(journal), Never);
                Assert.Equal(Snapshots[journal], snapshot?.Version ?? 0);
            }
            Assert.Equal(Index.Select(entry => $"{entry.Key}={entry.Value}"), await Store.ScanAsync(""));
            Assert.Equal(Index.Reverse().Select(entry => $"{entry.Key}={entry.Value}"), await Store.ScanAsync("", descending: true));
            Assert.Equal(Records.Count(records => records.Count > 0), (await Store.ListAsync("partner/", "", 10, Never)).Count);
        }

        private static string Name(int journal) => $"partner/{journal}";
    }

    private abstract record Operation
    {
        public abstract Task RunAsync(Model model);
    }

    private sealed record Append(int Journal, int Size, List<(int Key, bool Delete)> Writes) : Operation
    {
        public override async Task RunAsync(Model model)
        {
            var journal = await model.OpenAsync(Journal);
            var payload = model.NextPayload(Size);
            var writes = new IndexWrites();
            foreach (var (key, delete) in Writes)
            {
                if (delete)
                    writes.Without($"k{key}");
                else
                    writes.With($"k{key}", payload);
                if (delete)
                    model.Index.Remove($"k{key}");
                else
                    model.Index[$"k{key}"] = payload;
            }
            var result = model.Store.Append(journal, model.Records[Journal].Count, payload.Utf8(), writes);
            Assert.Equal(AppendStatus.Queued, result.Status);
            model.Records[Journal].Add(payload);
        }
    }

    private sealed record Conflict(int Journal, int By) : Operation
    {
        public override async Task RunAsync(Model model)
        {
            var expected = Math.Max(0, model.Records[Journal].Count + By);
            if (expected != model.Records[Journal].Count)
                Assert.Equal(
                    AppendStatus.VersionConflict, model.Store.Append(await model.OpenAsync(Journal), expected, "never"u8, null).Status);
        }
    }

    private sealed record Read(int Journal, int From, int Max) : Operation
    {
        public override async Task RunAsync(Model model)
        {
            var records = await model.Store.ReadAsync(await model.OpenAsync(Journal), From, Max, Never);
            Assert.Equal(
                model.Records[Journal].Skip(From - 1).Take(Max), records.Select(record => Encoding.UTF8.GetString(record.Payload.Span)));
        }
    }

    private sealed record Snapshot(int Journal) : Operation
    {
        public override async Task RunAsync(Model model)
        {
            var version = (long)model.Records[Journal].Count;
            if (version == 0)
                return;
            await model.Store.WriteSnapshotAsync(await model.OpenAsync(Journal), new JournalSnapshot(1, version, new byte[3000]), Never);
            model.Snapshots[Journal] = version;
        }
    }

    private sealed record Reopen : Operation
    {
        public override Task RunAsync(Model model) => model.CheckAsync();
    }
}
