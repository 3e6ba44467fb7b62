using ChannelGrains.Audit.V1;
using ChannelGrains.Domain.Audit;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Audit;

/// <summary>Changes from before there was an index of them, very many, and an index that says something else than the journals.</summary>
public sealed class ChangeHistoryTests
{
    private const int Many = 100_000;

    [Fact]
    public async Task List_OfAPartner_FindsWhatWasRecordedBeforeTheIndex()
    {
        await using var server = await HookedServer.StartAsync();
        var (client, source) = (server.Client, await server.Client.CreateSourceAsync(SourceMode.Keyed));
        server.Store.LosesIndexOf = IndexSpaces.Changes;
        var partner = await client.CreatePartnerAsync();
        for (var i = 0; i < 40; i++)
        {
            await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"{i}")));
            if (i % 10 == 0)
                await client.Partners.UpdatePartnerAsync(new() { Partner = new Partner { PartnerId = partner, DisplayName = $"Name {i}" }, UpdateMask = new() { Paths = { "display_name" } } });
        }
        server.Store.LosesIndexOf = null;
        Assert.Equal("", await Changes.KindsAsync(client, new() { Kind = "lifecycle" }));
        var expected = "lifecycle.updated lifecycle.updated lifecycle.updated lifecycle.updated lifecycle.created";
        Assert.Equal(expected, await Changes.KindsAsync(client, new() { PartnerId = partner }));

        await client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "x" });

        Assert.Equal("risk.hold_set", await Changes.KindsAsync(client, new() { Kind = "risk" }));
        var (whole, _) = await Changes.ListAsync(client, new() { PartnerId = partner });
        Assert.Equal($"risk.hold_set {expected}", string.Join(' ', whole.Select(change => change.Kind)));
        for (var size = 1; size <= whole.Count; size++)
            Assert.Equal(whole, (await Changes.ListAsync(client, new() { PartnerId = partner, PageSize = size })).All);
        Assert.Equal(whole.Skip(1).Take(2), (await Changes.ListAsync(client, new() { PartnerId = partner, From = whole[2].AcceptedAt, Until = whole[0].AcceptedAt })).All);
        // What lies long before is not read.
        var reads = server.Store.RecordsRead;
        Assert.Equal("", await Changes.KindsAsync(client, new() { PartnerId = partner, From = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(3)) }));
        Assert.True(server.Store.RecordsRead - reads < 40, $"{server.Store.RecordsRead - reads} records were read");
        Assert.Empty((await client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task List_OfALongJournal_ReadsALittleForEachPage()
    {
        await using var server = await HookedServer.StartAsync();
        var partner = await server.Client.CreatePartnerAsync();
        server.Store.LosesIndexOf = IndexSpaces.Changes;
        var old = $"{partner}-old";
        // A change, then 40 MiB of batches, then another.
        await AppendAsync(server.Store, old, [Created(old)]);
        var batch = new Fact { RecordedAtMicros = 2, TransactionsRecorded = new() { SourceId = "s", Transactions = { Enumerable.Range(0, 2_000).Select(i => Make.Sale($"{i:D500}")) }, BusinessDays = { new int[2_000] } } };
        var bytes = batch.CalculateSize();
        var batches = (40 << 20) / bytes;
        await AppendAsync(server.Store, old, Enumerable.Repeat(batch, batches));
        await AppendAsync(server.Store, old, [new Fact { RecordedAtMicros = 3, Principal = "x", Risk = new() { HoldSet = new() { Reason = "y" } } }]);
        server.Store.LosesIndexOf = null;

        var (all, pages) = await Changes.ListAsync(server.Client, new() { PartnerId = old });

        Assert.Equal("risk.hold_set lifecycle.created", string.Join(' ', all.Select(change => change.Kind)));
        Assert.InRange(pages, 5, 7);
    }

    [Fact]
    public async Task List_OfVeryManyChanges_IsBoundedByThePage()
    {
        // Neither reviews nor views load the partner while what is read is counted.
        await using var server = await HookedServer.StartAsync(new() { ["Reviews:Enabled"] = "false", ["Views:Enabled"] = "false" });
        var partner = $"{await server.Client.CreatePartnerAsync()}-many";
        await AppendAsync(server.Store, partner, Enumerable.Range(1, Many).Select(i => i == 1 ? Created(partner) : new Fact
        {
            RecordedAtMicros = i,
            Principal = i == Many / 2 ? "bob" : "ann",
            Risk = i % 2 == 0 ? new() { HoldSet = new() { Reason = "on" } } : new() { HoldReleased = new() { Reason = "off" } },
        }));

        foreach (var (request, found) in new (ListChangesRequest, int)[]
        {
            (new() { Until = new() { Seconds = 1 } }, Many), (new() { PartnerId = partner }, Many),
            (new() { Until = new() { Seconds = 1 }, Principal = "bob" }, 1), (new() { PartnerId = partner, Principal = "bob" }, 1), (new() { PartnerId = partner, Kind = "agreements" }, 0),
        })
        {
            request.PageSize = 1_000;
            var before = server.Store.RecordsRead;
            var (all, pages) = await Changes.ListAsync(server.Client, request);
            Assert.Equal(found, all.Count);
            Assert.Equal(found, all.Select(change => change.Version).Distinct().Count());
            Assert.Equal(all.OrderByDescending(change => change.Version), all);
            // Only what is shown is read; the others are looked at, so many for each page.
            Assert.InRange(server.Store.RecordsRead - before, found, found + 10);
            Assert.InRange(pages, found == Many ? Many / 1_000 : Many / ChangeLimits.MaxLookedAt, (found == Many ? Many / 1_000 : Many / ChangeLimits.MaxLookedAt) + 1);
        }
    }

    [Fact]
    public async Task Verify_OfAnIndexOfChangesThatSaysSomethingElse_NamesIt()
    {
        await using var server = await HookedServer.StartAsync();
        var client = server.Client;
        var partner = await client.CreatePartnerAsync();
        foreach (var reason in new[] { "a", "b" })
        {
            await client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = reason });
            await client.Risk.ReleaseHoldAsync(new() { PartnerId = partner, Reason = reason });
        }
        Assert.Empty((await client.Admin.VerifyJournalAsync(new())).Problems);
        var (journal, third) = ($"partner/{partner}", (await Changes.ListAsync(client, new() { PartnerId = partner })).All.Single(change => change.Version == 3));
        var (ofJournal, ofAll) = (ChangeIndex.Key(journal, 3), ChangeIndex.Key(Timestamps.ToMicros(third.AcceptedAt), journal, 3));
        var entry = await ReadAsync(server.Store, ofJournal);

        await WriteAsync(server.Store, writes => writes.Delete(ofAll));
        Assert.Equal($"{journal}: The changes in the index, of version 5: 1 entries are missing or say something else", await ProblemsAsync(client));

        await WriteAsync(server.Store, writes =>
        {
            writes.Put(ofAll, entry);
            writes.Delete(ofJournal);
        });
        Assert.Equal(
            $"{journal}: The changes in the index, of version 3: one is among all changes, but not so among those of its journal"
                + $"\n{journal}: The changes in the index, of version 5: 1 entries are missing or say something else", await ProblemsAsync(client));

        var other = ChangeEntry.Parser.ParseFrom(entry);
        other.Principal = "mallory";
        await WriteAsync(server.Store, writes =>
        {
            writes.Put(ofAll, other.ToByteArray());
            writes.Put(ofJournal, other.ToByteArray());
        });
        Assert.Equal($"{journal}: The changes in the index, of version 5: 2 entries are missing or say something else", await ProblemsAsync(client));

        await WriteAsync(server.Store, writes =>
        {
            writes.Put(ofAll, entry);
            writes.Put(ofJournal, entry);
        });
        Assert.Equal("", await ProblemsAsync(client));
    }

    [Fact]
    public async Task Verify_OfAnEntryOfNoChange_NamesIt()
    {
        await using var server = await HookedServer.StartAsync();
        var (client, source) = (server.Client, await server.Client.CreateSourceAsync(SourceMode.Keyed));
        var partner = await client.CreatePartnerAsync();
        await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a")));

        await WriteAsync(server.Store, writes => writes.Put(ChangeIndex.Key($"partner/{partner}", 2), new ChangeEntry { RecordedAtMicros = 1, Principal = "mallory", Capability = 29, Kind = 4 }.ToByteArray()));

        Assert.Equal($"partner/{partner}: The changes in the index, of version 2: 1 entries are of no change", await ProblemsAsync(client));
    }

    private static Fact Created(string partner) => new()
    {
        RecordedAtMicros = 1,
        Principal = "root",
        Lifecycle = new() { Created = new() { PartnerId = partner, Particulars = new() { DisplayName = "Old", ChannelType = 3, Region = "cn", TimeZone = "Etc/UTC", CurrencyCode = "CNY" }, State = 5 } },
    };

    private static async Task AppendAsync(IJournalStore store, string partner, IEnumerable<Fact> facts)
    {
        var journal = await store.OpenAsync(new JournalName($"partner/{partner}"), CancellationToken.None);
        CommitTicket ticket = default;
        foreach (var fact in facts)
        {
            var index = new IndexWrites();
            ChangeIndex.Enter(journal.Name, journal.Version + 1, fact, index);
            AppendResult result;
            while ((result = store.Append(journal, journal.Version, fact.ToByteArray(), index)).Status == AppendStatus.Full)
                await store.WhenCommitted(ticket, CancellationToken.None);
            Assert.Equal(AppendStatus.Queued, result.Status);
            ticket = result.Ticket;
        }
        Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(ticket, CancellationToken.None));
    }

    /// <summary>Writes to the index, with a record of a partner that nobody asks for.</summary>
    private static async Task WriteAsync(IJournalStore store, Action<IndexWrites> write)
    {
        var index = new IndexWrites();
        write(index);
        var journal = await store.OpenAsync(new JournalName(JournalNames.Store), CancellationToken.None);
        var noted = new Fact { RecordedAtMicros = 1, Store = new() { PartnersListed = new() } };
        Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(store.Append(journal, journal.Version, noted.ToByteArray(), index).Ticket, CancellationToken.None));
    }

    private static async Task<byte[]> ReadAsync(IJournalIndex index, byte[] key)
    {
        var reads = new IndexReads();
        reads.Add(key);
        await index.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Value(0).ToArray();
    }

    private static async Task<string> ProblemsAsync(TestClient client) =>
        string.Join('\n', (await client.Admin.VerifyJournalAsync(new())).Problems.Select(problem => $"{problem.Journal}: {problem.Description}").Order(StringComparer.Ordinal));
}
