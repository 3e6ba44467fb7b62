namespace ChannelGrains.Domain.Payments;

/// <summary>A booking as a file has it, before it is matched.</summary>
/// <param name="Booking">The booking; a sum has no EndToEndId and no UETR.</param>
/// <param name="IsSum">It is a sum of payments.</param>
/// <param name="Batch">What it is a sum of: the PmtInfId, else the MsgId; empty where the bank does not say it.</param>
/// <param name="Account">The account; empty where the bank does not say it.</param>
/// <param name="IsCredit">The money came in.</param>
[GenerateSerializer, Immutable]
public sealed record BankFileBooking(
    [property: Id(0)] BankBooking Booking, [property: Id(1)] bool IsSum, [property: Id(2)] string Batch, [property: Id(3)] string Account, [property: Id(4)] bool IsCredit);
