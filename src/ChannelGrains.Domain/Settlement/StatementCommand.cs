namespace ChannelGrains.Domain.Settlement;

/// <summary>What can be asked of a statement that is closed.</summary>
public enum StatementCommand
{
    Approve,
    OpenDispute,

    /// <summary>Of its last open dispute; before that a statement stays DISPUTED.</summary>
    ResolveDispute,

    TakePayment,
    MarkPaid,
    MarkFailed,

    /// <summary>It was paid and came back.</summary>
    MarkReturned,
}
