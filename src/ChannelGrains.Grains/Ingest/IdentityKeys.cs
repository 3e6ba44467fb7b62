using System.Security.Cryptography;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Ingest;

/// <summary>The store's secret, by which ids and contents become keys and equalities: nobody can make two that collide without it. A journal of
/// its own holds it, made at the first use, so that it is the same for every process of a store and comes back with every backup: without it
/// nothing that was taken before would be known again.</summary>
public sealed class IdentityKeys(IJournals journals, ICommitWatch commits, CustomerKey customers, TimeProvider time)
{
    public static JournalName Journal { get; } = new(JournalNames.Store);

    private readonly Lock _gate = new();
    private Task<SipHash>? _key;

    /// <summary>The hash by that secret. Throws <see cref="JournalLostException"/> while a new store cannot write it.</summary>
    public ValueTask<SipHash> GetAsync()
    {
        lock (_gate)
        {
            // One that failed is tried again.
            if (_key is null or { IsFaulted: true })
                _key = ReadOrMakeAsync();
            return new ValueTask<SipHash>(_key);
        }
    }

    /// <summary>The hash of a store, which stays as it is; null while it has none, and no partner.</summary>
    public static async ValueTask<SipHash?> ReadAsync(IJournals journals)
    {
        var records = await journals.ReadAsync(await journals.OpenAsync(Journal, CancellationToken.None), 1, 1, CancellationToken.None);
        if (records.Count == 0)
            return null;
        var fact = Fact.Parser.ParseFrom(records[0].Payload.Span);
        if (fact.Store?.IdentityKeyMade is not { } made)
            throw new UnknownFactException(Journal.Value, records[0].Version);
        return made.Secret.Length == SipHash.SecretBytes ? new SipHash(made.Secret.Span)
            : throw new InvalidDataException($"Journal {Journal.Value} holds no secret of {SipHash.SecretBytes} bytes; run `channelctl journal verify`.");
    }

    private async Task<SipHash> ReadOrMakeAsync()
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (await ReadAsync(journals) is { } known)
            {
                if (!isFirst)
                    await RequireCustomerKeyAsync();
                return known;
            }
            var made = new IdentityKeyMade
            {
                Secret = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(SipHash.SecretBytes)),
                CustomerKeyFingerprint = ByteString.CopyFrom(customers.Fingerprint.Span),
            };
            var fact = new Fact { RecordedAtMicros = Timestamps.ToMicros(time.GetUtcNow()), Store = new StoreFact { IdentityKeyMade = made } };
            var result = journals.Append(await journals.OpenAsync(Journal, CancellationToken.None), 0, fact.ToByteArray(), null);
            // Another process of the store was first: its key is read.
            if (result.Status == AppendStatus.VersionConflict)
                continue;
            var outcome = result.Status == AppendStatus.Queued ? await commits.WhenCommitted(result.Ticket, CancellationToken.None) : CommitOutcome.Unknown;
            if (outcome == CommitOutcome.Committed)
                return new SipHash(made.Secret.Span);
            // Likewise, but it was seen at the commit.
            if (outcome != CommitOutcome.Lost || !commits.IsShared || !isFirst)
                throw new JournalLostException(Journal);
        }
    }

    /// <summary>Who was first has noted the customer key that these journals go with.</summary>
    private async Task RequireCustomerKeyAsync()
    {
        var (noted, _) = await CustomerKeyNote.ReadAsync(journals, CancellationToken.None);
        if (noted.Length > 0 && !noted.Span.SequenceEqual(customers.Fingerprint.Span))
            throw new InvalidDataException("Another process of this store has another customer key, and was first. Give all of them the same one, and start this one again.");
    }
}
