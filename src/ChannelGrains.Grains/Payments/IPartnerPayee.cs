using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Payments;

/// <summary>Whom a partner's money goes to. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerPayee : IGrainExtension
{
    Task<Answer<PayeeReading>> Set(SetPayee command, RequestStamp request);

    Task<Answer<PayeeReading>> Verify(VerifyPayee command, RequestStamp request);

    /// <summary>The payee of today, and what keeps it from being paid.</summary>
    Task<Answer<PayeeReading>> Get();

    /// <summary>How it was set and verified, the newest first.</summary>
    /// <param name="before">The record that the page before ended with; 0 for the first page.</param>
    /// <param name="size">Steps of the page; 0 for the default.</param>
    Task<Answer<PayeeHistory>> List(long before, int size);
}
