using ChannelGrains.Grains.JournalCopies;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task AppendSecretAsync(IJournalStore store)
    {
        var fact = new Fact { RecordedAtMicros = 1, Store = new StoreFact { IdentityKeyMade = new IdentityKeyMade { Secret = ByteString.CopyFrom(Secret) } } };
        var journal = await store.OpenAsync(new JournalName("identity-key"), CancellationToken.None);
        await store.WhenCommitted(store.Append(journal, 0, fact.ToByteArray(), null).Ticket, CancellationToken.None);
        fact = new Fact { RecordedAtMicros = 1, Store = new StoreFact { CustomerKeyNoted = new CustomerKeyNoted { Fingerprint = ByteString.CopyFrom(Secret[..8]) } } };
        await store.WhenCommitted(store.Append(journal, 1, fact.ToByteArray(), null).Ticket, CancellationToken.None);
        await AppendCopyAsync(store);
    }

    /// <summary>As after a copy into the store.</summary>
    private static async Task AppendCopyAsync(IJournalStore store)
    {
        var journal = await store.OpenAsync(CopyLog.Journal, CancellationToken.None);
        StoreFact[] facts =
        [
            new() { CopyBegun = new CopyBegun { Source = ByteString.CopyFrom(Secret[..8]) } },
            new() { CopyIndexed = new CopyIndexed { ThroughKey = ByteString.CopyFrom(Secret[..3]), EntryCount = 2 } },
            new() { CopyFinished = new CopyFinished { JournalCount = 1, RecordCount = 2, EntryCount = 2 } },
        ];
        foreach (var fact in facts)
            await store.WhenCommitted(store.Append(journal, journal.Version, new Fact { RecordedAtMicros = 1, Store = fact }.ToByteArray(), null).Ticket, CancellationToken.None);
    }

    /// <summary>As a start on a directory of before there were lists.</summary>
    private static async Task ListAsync(IServiceProvider services)
    {
        var reads = new IndexReads();
        reads.Add(PartnerDirectory.Key(Partner));
        await services.GetRequiredService<IJournalStore>().ReadIndexAsync(reads, CancellationToken.None);
        await services.GetRequiredService<MissingRows>().WriteAsync([Domain.Partners.PartnerLife.Read(reads.Value(0))], CancellationToken.None);
    }
}
