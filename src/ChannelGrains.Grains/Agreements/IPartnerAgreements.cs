using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A partner's agreement. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerAgreements : IGrainExtension
{
    Task<Answer<AgreementChange>> Draft(DraftAgreement command, RequestStamp request);

    Task<Answer<AgreementChange>> Amend(AmendAgreement command, RequestStamp request);

    Task<Answer<AgreementChange>> Submit(SubmitAgreement command, RequestStamp request);

    Task<Answer<AgreementChange>> Confirm(ConfirmAgreement command, RequestStamp request);

    Task<Answer<AgreementChange>> Sign(SignAgreement command, RequestStamp request);

    Task<Answer<AgreementChange>> Terminate(TerminateAgreement command, RequestStamp request);

    Task<Answer<RecordedObligation>> RecordObligation(RecordObligation command, RequestStamp request);

    Task<Answer<PreviewReading>> Preview(PreviewAmendment command);

    /// <summary>A version.</summary>
    /// <param name="day">The business day on which it is in force; null is today.</param>
    /// <param name="number">Its number; 0 for the one in force.</param>
    Task<Answer<AgreementReading>> Get(BusinessDay? day, int number);

    /// <summary>Versions by number.</summary>
    /// <param name="pageSize">How many; 0 for the default.</param>
    /// <param name="after">The number that the page before ended with; 0 for the first page.</param>
    Task<Answer<ListedAgreements>> List(int pageSize, int after);
}
