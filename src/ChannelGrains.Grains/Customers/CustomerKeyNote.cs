using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Customers;

/// <summary>Which customer key the journals of a store go with. It lies beside the store's secret, so that it comes back with every backup.</summary>
public static class CustomerKeyNote
{
    private const int PageSize = 1_024;

    private static readonly JournalName Journal = new(JournalNames.Store);

    /// <summary>The fingerprint of that key, and the version of its journal; empty when none was noted yet.</summary>
    public static async Task<(ReadOnlyMemory<byte> Fingerprint, long Version)> ReadAsync(IJournals journals, CancellationToken cancellationToken)
    {
        var journal = await journals.OpenAsync(Journal, cancellationToken);
        var (fingerprint, version) = (ByteString.Empty, 0L);
        while (await journals.ReadAsync(journal, version + 1, PageSize, cancellationToken) is { Count: > 0 } records)
            foreach (var record in records)
            {
                var fact = Fact.Parser.ParseFrom(record.Payload.Span);
                fingerprint = fact.Store?.KindCase switch
                {
                    StoreFact.KindOneofCase.IdentityKeyMade => fact.Store.IdentityKeyMade.CustomerKeyFingerprint,
                    StoreFact.KindOneofCase.CustomerKeyNoted => fact.Store.CustomerKeyNoted.Fingerprint,
                    StoreFact.KindOneofCase.PartnersListed => fingerprint,
                    _ => throw new UnknownFactException(Journal.Value, record.Version),
                };
                version = record.Version;
            }
        return (fingerprint.Memory, version);
    }

    /// <summary>Notes another key; false when it cannot be written.</summary>
    public static async Task<bool> WriteAsync(IJournals journals, ICommitWatch commits, CustomerKey key, long version, TimeProvider time, CancellationToken cancellationToken)
    {
        var fact = new Fact
        {
            RecordedAtMicros = Timestamps.ToMicros(time.GetUtcNow()),
            Store = new StoreFact { CustomerKeyNoted = new CustomerKeyNoted { Fingerprint = ByteString.CopyFrom(key.Fingerprint.Span) } },
        };
        var result = journals.Append(await journals.OpenAsync(Journal, cancellationToken), version, fact.ToByteArray(), null);
        return result.Status == AppendStatus.Queued && await commits.WhenCommitted(result.Ticket, cancellationToken) == CommitOutcome.Committed;
    }
}
