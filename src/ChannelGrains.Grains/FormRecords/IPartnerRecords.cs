using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Records of a partner, and what they found. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerRecords : IGrainExtension
{
    /// <summary>Takes a record; the same one again is answered as it is now.</summary>
    Task<Answer<KeptRecord>> Submit(SubmitRecord command, RequestStamp request);

    Task<Answer<KeptRecord>> Amend(AmendRecord command, RequestStamp request);

    Task<Answer<KeptRecord>> Get(string recordId);

    /// <summary>Records by the day on which they were taken, the latest first.</summary>
    /// <param name="formId">Only of this form; empty is all.</param>
    /// <param name="pageSize">Records looked at, of which those are listed; 0 for the default.</param>
    /// <param name="after">What the page before said of the next one; empty for the first page.</param>
    Task<Answer<KeptRecords>> List(string formId, int pageSize, string after);

    /// <summary>Inspections and self-checks with a score that were taken in a period, the latest first.</summary>
    /// <param name="period">Whole months.</param>
    /// <param name="pageSize">Records looked at, of which those are listed; 0 for the default.</param>
    /// <param name="after">What the page before said of the next one; empty for the first page.</param>
    Task<Answer<KeptRecords>> ListInspections(Period period, int pageSize, string after);

    /// <param name="period">Whole months.</param>
    [AlwaysInterleave]
    Task<Answer<FieldSumReading>> ReadSum(Period period);

    /// <summary>Findings by record and item.</summary>
    /// <param name="isOpen">Only those that are open, or that are closed; null is all.</param>
    /// <param name="pageSize">Findings looked at, of which those are listed; 0 for the default.</param>
    /// <param name="after">What the page before said of the next one; empty for the first page.</param>
    Task<Answer<KeptFindings>> ListFindings(bool? isOpen, int pageSize, string after);

    Task<Answer<FindingReading>> Decide(DecideFinding command, RequestStamp request);

    /// <summary>Opens one action for several findings; those that they had are cancelled.</summary>
    /// <param name="command">Which.</param>
    /// <param name="rules">The rules that actions go by.</param>
    /// <param name="request">The request.</param>
    Task<Answer<SharedFindings>> Improve(PlanImprovement command, ActionRules rules, RequestStamp request);
}
