using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Payments;

/// <summary>A payment run; the key is its id. Every answer carries the commit that it must not leave before.</summary>
public interface IPaymentRunGrain : IGrainWithStringKey
{
    Task<Answer<RunReading>> Plan(PlanPaymentRun command, RequestStamp request);

    Task<Answer<RunReading>> Approve(ApprovePaymentRun command, RequestStamp request);

    /// <summary>The run with a page of its payments.</summary>
    /// <param name="after">The number that the page comes behind; 0 for the first page.</param>
    /// <param name="size">Payments of the page; 0 for the default.</param>
    Task<Answer<RunPage>> Get(int after, int size);

    /// <summary>A file of it for the bank.</summary>
    /// <param name="file">Its number in the run, from 1.</param>
    Task<Answer<ExportedFile>> Export(int file);

    Task<Answer<RunPaymentReading>> RecordOutcome(RecordPaymentOutcome command, RequestStamp request);

    Task<Answer<PaymentBreak>> CloseBreak(CloseBreak command, RequestStamp request);

    /// <summary>Takes what a file of the bank says of it, once, and answers when that is durable and its partners were told, or one of them puts it off.</summary>
    /// <param name="evidence">What it says.</param>
    /// <param name="principal">Who took the file.</param>
    Task<Answer<KeptStep>> TakeEvidence(BankEvidence evidence, string principal);

    /// <summary>What files of the bank are matched with; null while it is not planned.</summary>
    Task<Answer<FoundRun>> ReadOutline();

    /// <summary>Goes on with what is under way.</summary>
    Task Resume();
}
