namespace ChannelGrains.Domain.Surveys;

/// <summary>What is counted of one partner's surveys, by month. Invitations and answers stay in the journal. Not for several threads at once.</summary>
public sealed class SurveyBook
{
    private readonly SortedDictionary<int, SortedDictionary<SurveyKey, SurveyCounts>> _months = [];
    private readonly SortedSet<SurveyKey> _surveys = [];

    /// <summary>The surveys that there were, in order.</summary>
    public IReadOnlySet<SurveyKey> Surveys => _surveys;

    /// <summary>The months in which something counts, in order, in months since 1970-01.</summary>
    public IReadOnlyCollection<int> Months => _months.Keys;

    /// <summary>What counts in a month, by survey.</summary>
    public IReadOnlyList<SurveySum> In(int month) => _months.TryGetValue(month, out var sums) ? [.. sums.Select(sum => new SurveySum(sum.Key, sum.Value))] : [];

    /// <summary>Answers to each form, whomever it was about and whenever they came.</summary>
    public IReadOnlyDictionary<string, long> AnswersByForm() => _months.Values.SelectMany(month => month).GroupBy(sum => sum.Key.FormId, StringComparer.Ordinal)
        .ToDictionary(form => form.Key, form => form.Sum(sum => sum.Value.Answers), StringComparer.Ordinal);

    /// <summary>The fold of an invitation.</summary>
    public void Apply(SurveyInvited invited) => Add(invited.InvitedOn.Month, new SurveyKey(invited.FormId, invited.Subject), SurveyCounts.OneInvited);

    /// <summary>The fold of an answer.</summary>
    /// <param name="month">In which it came, in months since 1970-01.</param>
    /// <param name="formId">The form.</param>
    /// <param name="answer">What it says.</param>
    public void Apply(int month, string formId, SurveyAnswer answer) => Add(month, new SurveyKey(formId, answer.Subject), SurveyCounts.Of(answer));

    /// <summary>Adds what counts in a month, as a snapshot has it.</summary>
    public void Add(int month, SurveyKey key, SurveyCounts counts)
    {
        if (!_months.TryGetValue(month, out var sums))
            _months.Add(month, sums = []);
        sums[key] = sums.GetValueOrDefault(key) + counts;
        _surveys.Add(key);
    }
}
