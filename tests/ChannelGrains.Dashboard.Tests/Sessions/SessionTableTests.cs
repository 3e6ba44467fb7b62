using ChannelGrains.Access.V1;
using ChannelGrains.Dashboard.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Dashboard.Tests.Sessions;

public sealed class SessionTableTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Session_ThatIsNotUsed_EndsAfterTheIdleTime()
    {
        var table = Table();
        var session = table.Start("key", Caller("ann"));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(table.Touch(session.Id));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(table.Find(session.Id));
        // Only to be looked for does not count as used.
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(table.Touch(session.Id));
        Assert.True(session.Ended.IsCancellationRequested);
    }

    [Fact]
    public void Session_HoweverMuchItIsUsed_EndsAtTheAbsoluteEnd()
    {
        var table = Table();
        var session = table.Start("key", Caller("ann"));
        for (var minutes = 0; minutes < 12 * 60 - 30; minutes += 30)
        {
            _time.Advance(TimeSpan.FromMinutes(30));
            Assert.NotNull(table.Touch(session.Id));
        }
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(table.Touch(session.Id));
    }

    [Fact]
    public void EndAllOf_APrincipal_LeavesTheOthers()
    {
        var table = Table();
        var (one, two, other) = (table.Start("a", Caller("ann")), table.Start("b", Caller("ann")), table.Start("c", Caller("bob")));
        table.EndAllOf("ann");
        Assert.Null(table.Find(one.Id));
        Assert.Null(table.Find(two.Id));
        Assert.NotNull(table.Find(other.Id));
    }

    [Fact]
    public void Start_BeyondTheBound_EndsTheOneThatWasQuietForLongest()
    {
        var table = Table(most: 2);
        var first = table.Start("a", Caller("ann"));
        _time.Advance(TimeSpan.FromMinutes(1));
        var second = table.Start("b", Caller("bob"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(table.Touch(first.Id));
        table.Start("c", Caller("eve"));
        Assert.NotNull(table.Find(first.Id));
        Assert.Null(table.Find(second.Id));
    }

    private SessionTable Table(int most = 10) => new(new DashboardOptions { MaxSessions = most }, _time);

    private static GetCallerResponse Caller(string principal) => new() { Principal = principal, KeysConfigured = true };
}
