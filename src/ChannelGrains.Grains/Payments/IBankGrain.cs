using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Payments;

/// <summary>The files of the bank; one grain, whose key is <see cref="PaymentKeys.Bank"/>. Every answer carries the commit that it must not leave before.</summary>
public interface IBankGrain : IGrainWithStringKey
{
    /// <summary>Takes a file, once, and tells its runs.</summary>
    Task<Answer<BankFileReading>> Import(BankFile file, RequestStamp request);

    /// <summary>Closes a break of what no run made.</summary>
    Task<Answer<PaymentBreak>> CloseBreak(CloseBreak command, RequestStamp request);

    /// <summary>Goes on with what is under way.</summary>
    Task Resume();
}
