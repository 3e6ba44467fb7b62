namespace ChannelGrains.Domain.Payments;

/// <summary>A status as a file has it, before it is matched.</summary>
/// <param name="Batch">The MsgId or PmtInfId of the file that it is of.</param>
/// <param name="EndToEndId">The payment; empty for all of the file, or where the bank does not say it.</param>
/// <param name="Uetr">The payment's UETR; empty for all of the file, or where the bank does not say it.</param>
/// <param name="IsOfPayment">It is of one payment.</param>
/// <param name="Status">The code of the status.</param>
/// <param name="Reason">The code of the reason; empty for none.</param>
/// <param name="Information">What the bank says of it.</param>
[GenerateSerializer, Immutable]
public sealed record BankFileStatus(
    [property: Id(0)] string Batch,
    [property: Id(1)] string EndToEndId,
    [property: Id(2)] string Uetr,
    [property: Id(3)] bool IsOfPayment,
    [property: Id(4)] string Status,
    [property: Id(5)] string Reason,
    [property: Id(6)] string Information);
