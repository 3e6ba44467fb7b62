using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Gauges;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Payments;

/// <summary>How many breaks nobody has closed, by kind, and how old the oldest is.</summary>
internal sealed class OpenBreaksGauge : ReadGauge<IReadOnlyList<PaymentBreak>, int>
{
    /// <summary>More are not counted.</summary>
    public const int MaxCounted = 10_000;

    private const string Name = "channelgrains.payments.breaks.open";
    private const int PageSize = 1_000;

    private static readonly TimeSpan RestsFor = TimeSpan.FromSeconds(15);
    private static readonly BreakKind[] Kinds = [.. Enum.GetValues<BreakKind>().Where(kind => kind != BreakKind.Unspecified)];

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;

    // When the oldest one was found; 0 for none.
    private long _oldestMicros;

    public OpenBreaksGauge(IMeterFactory meters, IGrainFactory grains, TimeProvider time, ILogger<OpenBreaksGauge> logger)
        : base(Name, isShown: true, RestsFor, time, logger)
    {
        (_grains, _time) = (grains, time);
        var meter = meters.Create(PaymentInstruments.MeterName);
        meter.CreateObservableGauge(Name, Collect, "{break}", "Breaks between the bank's files and the runs that are open, by kind; 10,000 at most.");
        meter.CreateObservableGauge("channelgrains.payments.breaks.age", () => OldestAge, "s", "Age of the oldest break that is open; 0 without one.");
    }

    private double OldestAge => Interlocked.Read(ref _oldestMicros) is > 0 and var found ? Math.Max(0, TimeSpan.FromMicroseconds(Timestamps.ToMicros(_time.GetUtcNow()) - found).TotalSeconds) : 0;

    protected override async Task<IReadOnlyList<PaymentBreak>> ReadAsync()
    {
        var (open, after) = (new List<PaymentBreak>(), "");
        do
        {
            var page = await _grains.GetGrain<IPaymentDirectoryGrain>(0).ListBreaks("", areAll: false, after, PageSize);
            open.AddRange(page.Breaks);
            after = page.Last;
        }
        while (after.Length > 0 && open.Count < MaxCounted);
        Interlocked.Exchange(ref _oldestMicros, open.Count == 0 ? 0 : open.Min(found => found.FoundAtMicros));
        return open;
    }

    protected override IEnumerable<Measurement<int>> Measure(IReadOnlyList<PaymentBreak> value) =>
        Kinds.Select(kind => new Measurement<int>(value.Count(found => found.Kind == kind), new KeyValuePair<string, object?>("kind", kind.ToString())));
}
