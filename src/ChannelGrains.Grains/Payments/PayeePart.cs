using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>What a partner's journal says of its payee.</summary>
internal sealed class PayeePart
{
    public PayeeBook Book { get; set; } = new();
}
