using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Dashboard;

/// <summary>How the page behaves, from configuration section <c>ChannelGrains:Page</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>Whether the page is served at the management port's root.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Of a page that is served apart (<c>--roles page</c>): the gRPC address of the server, over TLS unless it is loopback; of several gateways with commas between them.</summary>
    public string? Server { get; set; }

    /// <summary>Time that a call to the server may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time without a request after which somebody is signed out.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IdleEnd { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>Time after which somebody is signed out in any case.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan AbsoluteEnd { get; set; } = TimeSpan.FromHours(12);

    /// <summary>People who may be signed in at once; the one who was quiet for longest is signed out for the next.</summary>
    [Range(1, 1_000_000)]
    public int MaxSessions { get; set; } = 10_000;

    /// <summary>Pages that may be live at once; the others show what was so when they were loaded.</summary>
    [Range(1, 100_000)]
    public int MaxLivePages { get; set; } = 1_000;

    /// <summary>Different questions that may be watched at once.</summary>
    [Range(1, 100_000)]
    public int MaxQuestions { get; set; } = 2_000;

    /// <summary>Least time between two changes of what a page shows.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Part of the machine's processors that drawing all pages may take before each is drawn more seldom; what sends the changes to the browsers takes about as much again.</summary>
    [Range(0.001, 1)]
    public double DrawShare { get; set; } = 0.02;

    /// <summary>The longest time between two changes of what a page shows, however many look.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SlowestPace { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a question is still watched when nobody looks any more: whoever goes to another page and comes back finds it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Rows of an export.</summary>
    [Range(1, 10_000_000)]
    public int MaxExportRows { get; set; } = 1_000_000;
}
