using System.ComponentModel.DataAnnotations;
using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>How payments are made, from configuration section <c>ChannelGrains:Payments</c>.</summary>
public sealed class PaymentOptions
{
    /// <summary>Days that a payee must have stood before it is paid.</summary>
    [Range(0, 366)]
    public int PayeeQuietDays { get; set; } = PayeeConditions.DefaultQuietDays;

    /// <summary>Whom the money comes from; without it no run is planned.</summary>
    public DebtorOptions? Debtor { get; set; }
}
