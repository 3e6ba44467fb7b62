using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Payments;

/// <summary>A partner or run could not be asked for a reason that passes, so that it is asked again.</summary>
public sealed class PaymentPutOffException(string name, Refusal refusal) : Exception($"{name}: {refusal.Reason}: {refusal.Message}");
