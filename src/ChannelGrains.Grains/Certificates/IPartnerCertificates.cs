using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Certificates;

/// <summary>Certificates of a partner's persons. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerCertificates : IGrainExtension
{
    /// <param name="day">On which day; null is the partner's today.</param>
    /// <param name="code">Only of this code; empty is all.</param>
    /// <param name="graceDays">Days after its last one on which a certificate still counts.</param>
    /// <param name="pageSize">Certificates of the page; 0 for the default.</param>
    /// <param name="after">The record that the page before ended with; empty for the first page.</param>
    Task<Answer<KeptCertificates>> List(BusinessDay? day, string code, int graceDays, int pageSize, string after);

    Task<Answer<Certificate>> Revoke(RevokeCertificate command, RequestStamp request);
}
