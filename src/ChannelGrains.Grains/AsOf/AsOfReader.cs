using System.Diagnostics;
using ChannelGrains.Domain.AsOf;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Answers of what was known at an instant, folded from journals: away from their grains, which go on meanwhile and need not be in memory. Only so many
/// at once, and each of so many bytes of records.</summary>
internal sealed class AsOfReader(
    IJournals journals, PartnerSections sections, IdentityKeys keys, TimeProvider time, AsOfInstruments instruments, IOptions<AsOfOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Value.MaxAtOnce);
    private int _calls;

    /// <summary>Partners that are read for one answer.</summary>
    public int MaxPartners => options.Value.MaxPartners;

    /// <summary>Reads of the partner as it was; what is read is durable.</summary>
    public Task<Answer<T>> ReadAsync<T>(string partnerId, long asOfMicros, Func<PartnerThen, Answer<T>> read, CancellationToken cancellationToken)
        where T : class => ReadAsync(
            asOfMicros,
            async then => await then.PartnerAsync(partnerId, cancellationToken) is var partner && partner.IsRefused ? Answer<T>.Refuse(partner.Refusal) : read(partner.Value),
            cancellationToken);

    /// <summary>Reads of journals as they were; what is read is durable.</summary>
    public async Task<Answer<T>> ReadAsync<T>(long asOfMicros, Func<JournalsThen, Task<Answer<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (AsOfRules.Check(asOfMicros, Timestamps.ToMicros(time.GetUtcNow())) is { } ahead)
            return Answer<T>.Refuse(ahead);
        return await AdmitAsync(
            async () =>
            {
                var started = Stopwatch.GetTimestamp();
                var then = new JournalsThen(journals, sections, await keys.GetAsync(), asOfMicros, options.Value.MaxBytes);
                var answer = await read(then);
                instruments.OnFolded(then.Records, Stopwatch.GetElapsedTime(started));
                return answer;
            },
            cancellationToken);
    }

    /// <summary>Has something read that folds a journal, when it is its turn.</summary>
    public async Task<Answer<T>> AdmitAsync<T>(Func<Task<Answer<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (Interlocked.Increment(ref _calls) > options.Value.MaxAtOnce + options.Value.MaxWaiting)
                return Answer<T>.Refuse(AsOfRules.Busy);
            await _slots.WaitAsync(cancellationToken);
            try
            {
                // What is computed is long: not on the scheduler of who asks.
                return await Task.Run(read, cancellationToken);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
        }
    }

    public void Dispose() => _slots.Dispose();
}
