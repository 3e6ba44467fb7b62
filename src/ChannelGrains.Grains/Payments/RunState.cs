using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Payments;

/// <summary>One payment run.</summary>
internal sealed class RunState(string runId) : IJournalledState
{
    public PaymentRunBook Book { get; set; } = new(runId);

    public RequestLog Requests { get; } = new();
}
