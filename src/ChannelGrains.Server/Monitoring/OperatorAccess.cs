namespace ChannelGrains.Server.Monitoring;

/// <summary>Who may read how the server is, at the management port.</summary>
internal enum OperatorAccess
{
    /// <summary>Everybody: only this machine gets there.</summary>
    Open,

    /// <summary>Whoever has a key.</summary>
    WithKey,

    /// <summary>Nobody: there are no keys, or they would go in the clear.</summary>
    Closed,
}
