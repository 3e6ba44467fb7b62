using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A partner's statements. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerSettlement : IGrainExtension
{
    /// <summary>Closes a month; of one that is closed already the statement as it was closed.</summary>
    Task<Answer<StatementReading>> Close(ClosePeriod command, ClosingRules rules, RequestStamp request);

    Task<Answer<StatementHistory>> Get(int month);

    Task<Answer<StatementReading>> Approve(ApproveStatement command, RequestStamp request);

    Task<Answer<DisputeChange>> OpenDispute(OpenDispute command, RequestStamp request);

    Task<Answer<DisputeChange>> ResolveDispute(ResolveDispute command, RequestStamp request);

    /// <summary>Statements by month.</summary>
    /// <param name="state">Those in this state; not said is all.</param>
    /// <param name="pageSize">How many; 0 for the default.</param>
    /// <param name="after">Id of the statement that the page comes behind; empty for the first page.</param>
    Task<Answer<ListedStatements>> List(StatementState state, int pageSize, string after);

    /// <summary>The lines of a statement.</summary>
    /// <param name="month">The statement's.</param>
    /// <param name="line">The line whose transactions are asked for, from 1; 0 for none.</param>
    Task<Answer<StatementLines>> GetLines(int month, int line);

    /// <summary>What was posted, by record.</summary>
    /// <param name="pageSize">How many records; 0 for the default.</param>
    /// <param name="after">The record that the page comes behind; 0 for the first page.</param>
    Task<Answer<ListedPostings>> ListPostings(int pageSize, long after);

    Task<Answer<LedgerVerdict>> VerifyLedger();

    Task<Answer<PayableReading>> ReadPayable(int month);

    /// <summary>Begins a payment: once for each attempt, however often it is asked.</summary>
    Task<Answer<PaymentReading>> TakePayment(TakePayment command, string principal);

    /// <summary>Says what became of a payment: once, however often it is told.</summary>
    Task<Answer<PaymentReading>> FinishPayment(FinishPayment command, string principal);
}
