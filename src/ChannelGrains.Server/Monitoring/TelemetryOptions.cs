namespace ChannelGrains.Server.Monitoring;

/// <summary>What the server tells of itself, from configuration section <c>ChannelGrains:Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Keeps metrics and serves them; exports them, traces and logs where OTEL_EXPORTER_OTLP_ENDPOINT is set. Off is for whoever measures what that costs.</summary>
    public bool Enabled { get; set; } = true;
}
