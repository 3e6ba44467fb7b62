using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>Where a payment of a run stands, and what is known of it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was refused, failed or came back.</param>
/// <param name="Message">What that means.</param>
/// <param name="Told">What the partner was told last; unspecified for nothing.</param>
/// <param name="ToldRefused">Why the partner did not take that; empty when it did.</param>
/// <param name="IsByHand">What became of it was said by hand.</param>
/// <param name="BankStatus">The strongest status of pain.002.</param>
/// <param name="Booked">How often the bank has booked it.</param>
/// <param name="Returned">How often it came back.</param>
/// <param name="DecidedOn">The day of the booking that decided it.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentLine(
    [property: Id(0)] PaymentState State,
    [property: Id(1)] string Reason,
    [property: Id(2)] string Message,
    [property: Id(3)] PaymentState Told,
    [property: Id(4)] string ToldRefused,
    [property: Id(5)] bool IsByHand,
    [property: Id(6)] string BankStatus,
    [property: Id(7)] int Booked,
    [property: Id(8)] int Returned,
    [property: Id(9)] BusinessDay DecidedOn)
{
    public static readonly PaymentLine Planned = new(PaymentState.Planned, "", "", PaymentState.Unspecified, "", false, "", 0, 0, default);

    /// <summary>It is known what became of it.</summary>
    public bool IsDecided => State is PaymentState.Paid or PaymentState.Failed or PaymentState.Returned;

    /// <summary>The partner is to be told what became of it.</summary>
    public bool IsUntold => IsDecided && Told != State;
}
