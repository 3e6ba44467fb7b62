using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Commissions;

/// <summary>The terms of a version that are about money.</summary>
/// <param name="Commission">How commission is computed.</param>
/// <param name="Payment">How it is paid.</param>
internal sealed record PricingTerms(CommissionSchedule Commission, PaymentTerms Payment);
