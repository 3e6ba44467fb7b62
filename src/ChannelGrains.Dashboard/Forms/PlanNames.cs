using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Forms.V1;
using Answer = ChannelGrains.Dashboard.Calling.Answer;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>What plans are called. Who is held to partners may not read them, and sees their ids.</summary>
internal sealed class PlanNames(FormService.FormServiceClient client, CurrentSession current)
{
    private const int PageSize = 1_000;

    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);
    private Task? _reading;

    public IReadOnlyList<(string Value, string Text)> Choices => [.. _titles.Select(one => (one.Key, one.Value))];

    /// <summary>The title that is known; the id before <see cref="ReadAsync"/>.</summary>
    public string this[string planId] => _titles.GetValueOrDefault(planId, planId);

    public Task ReadAsync() => _reading ??= ReadOnceAsync();

    private async Task ReadOnceAsync()
    {
        if (current.Find() is not { IsHeld: false })
            return;
        foreach (var plan in (await Answer.OfAsync(client.ListPlansAsync(new ListPlansRequest { PageSize = PageSize }))).Value?.Plans ?? [])
            _titles[plan.PlanId] = plan.Title.Length > 0 ? plan.Title : plan.PlanId;
    }
}
